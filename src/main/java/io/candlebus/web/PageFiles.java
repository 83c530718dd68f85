package io.candlebus.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page: those of a folder, when one is given, win over the bundled ones. A name is letters, digits and
 * {@code . _ @ -} between slashes, no part beginning with a dot: so no name can leave the folder or reach a hidden file.
 * Any thread; reading blocks.
 */
final class PageFiles {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9._@-]*(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)*");
    private static final String BUNDLE = "webroot/";
    private static final int ETAG_BYTES = 12;

    private final Path folder;
    private final Map<String, PageFile> bundled = new ConcurrentHashMap<>();

    /** A file's bytes and a tag that changes with them. */
    record PageFile(Buffer bytes, String etag) {
        private static PageFile of(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                String etag = "W/\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + "\"";
                return new PageFile(Buffer.buffer(bytes), etag);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * @param folder whose files win, or null
     */
    PageFiles(Path folder) {
        this.folder = folder;
    }

    /** The file of a name without a leading slash; empty when there is none. */
    Optional<PageFile> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Optional<PageFile> own = inFolder(name);
            return own.isPresent() ? own : inBundle(name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's file " + name, e);
        }
    }

    private Optional<PageFile> inFolder(String name) throws IOException {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(PageFile.of(Files.readAllBytes(file)))
                : Optional.empty();
    }

    /** Bundled files do not change while we run, and there are few: they are read once. */
    private Optional<PageFile> inBundle(String name) throws IOException {
        PageFile known = bundled.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        URL found = PageFiles.class.getClassLoader().getResource(BUNDLE + name);
        if (found == null || isFolder(found, name)) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            PageFile file = PageFile.of(in.readAllBytes());
            bundled.put(name, file);
            return Optional.of(file);
        }
    }

    /** In a jar a folder's entry ends with a slash; on the disk every name may, so there the disk is asked. */
    private static boolean isFolder(URL found, String name) {
        if (found.getProtocol().equals("file")) {
            return Files.isDirectory(Path.of(URI.create(found.toString())));
        }
        return PageFiles.class.getClassLoader().getResource(BUNDLE + name + "/") != null;
    }
}
