package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page brings along of other people's is exactly what is written down, and the page loads nothing else. */
class VendorTest {
    private static final Path WEBROOT = Path.of("webroot");
    private static final Path VENDOR = WEBROOT.resolve("vendor");
    private static final Path LIST = VENDOR.resolve("VENDOR.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\|.*\\| `([0-9a-f]{64})` \\|", Pattern.MULTILINE);
    /** What makes a browser fetch or run something: tags, imports, stylesheets, sockets, requests. */
    private static final Pattern LOADS = Pattern.compile(
            "(?:\\bsrc=|<link\\b[^>]*\\bhref=|@import\\s*|\\burl\\(|\\bfrom\\s*|\\bimport\\s*\\(?|\\bfetch\\()\\s*[\"'`]?"
                    + "((?:https?:|wss?:)?//[^\"'`)\\s>]*)");
    /** Script that a strict policy refuses: inline code, inline handlers, inline styles, code from text. */
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)[^>]*>|<style\\b|\\son[a-z]+=\"|\\bstyle=|\\beval\\(|\\bnew Function\\(|\\.innerHTML\\b");

    @Test
    void everyFileIsListedWithItsHash() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        ROW.matcher(Files.readString(LIST)).results().forEach(row -> listed.put(row.group(1), row.group(2)));
        Map<String, String> found = new TreeMap<>();
        for (Path file : filesUnder(VENDOR)) {
            if (!file.equals(LIST)) {
                found.put(nameOf(VENDOR, file), sha256(file));
            }
        }
        assertFalse(found.isEmpty(), "no vendored file found");
        assertEquals(listed, found);
    }

    @Test
    void everyVendoredPackageKeepsItsLicence() throws IOException {
        try (Stream<Path> folders = Files.list(VENDOR).filter(Files::isDirectory)) {
            List<Path> bare = folders.filter(folder -> !Files.isRegularFile(folder.resolve("LICENSE")))
                    .toList();
            assertEquals(List.of(), bare);
        }
    }

    @Test
    void thePageLoadsNothingFromAnotherOrigin() throws IOException {
        assertEquals(List.of(), violations(LOADS));
    }

    @Test
    void thePageNeedsNothingInline() throws IOException {
        assertEquals(List.of(), violations(INLINE));
    }

    @Test
    void onlyTheAdapterImportsTheChartLibrary() throws IOException {
        List<String> importers = new ArrayList<>();
        for (Path file : pageFiles()) {
            boolean script = file.toString().endsWith(".js");
            if (script && Files.readString(file).contains("vendor/lightweight-charts/lightweight-charts")) {
                importers.add(nameOf(WEBROOT, file));
            }
        }
        assertEquals(List.of("js/chart/adapter.js"), importers);
    }

    private static List<String> violations(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : pageFiles()) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(text -> found.add(nameOf(WEBROOT, file) + ": " + text));
        }
        return found;
    }

    private static List<Path> pageFiles() throws IOException {
        List<Path> files = filesUnder(WEBROOT).stream()
                .filter(file -> !file.startsWith(VENDOR))
                .toList();
        assertFalse(files.isEmpty(), "no page file found");
        return files;
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String nameOf(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-256", missing);
        }
    }
}
