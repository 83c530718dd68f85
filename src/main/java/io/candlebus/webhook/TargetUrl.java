package io.candlebus.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a target listens. Only what is plain to read is taken: a name, four decimal numbers, or an IPv6 address in brackets;
 * no user and password, and none of the other spellings of an address that some programs take for one.
 *
 * @param secure https; else http
 * @param host lower case, without brackets
 * @param path with the query; may hold a secret
 */
public record TargetUrl(boolean secure, String host, int port, Secret path) {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern QUAD = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat the URL
     */
    public static TargetUrl parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("https") || scheme.equals("http"), "must begin with https://");
        require(uri.getRawUserInfo() == null, "must not hold a user and password");
        require(uri.getRawFragment() == null, "must not have a fragment (#)");
        String host = host(uri);
        require(uri.getPort() == -1 || uri.getPort() >= 1 && uri.getPort() <= 65_535, "has no such port");
        int standard = scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new TargetUrl(
                scheme.equals("https"), host, uri.getPort() == -1 ? standard : uri.getPort(), new Secret(path + query));
    }

    private static URI uri(String text) {
        require(text.length() <= MAX_LENGTH, "is longer than " + MAX_LENGTH + " characters");
        require(text.chars().allMatch(c -> c > ' ' && c < 127), "must be of ASCII characters, without spaces");
        try {
            return new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL of a plain host name or address");
        }
    }

    private static String host(URI uri) {
        require(uri.getHost() != null, "names no host");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1);
            require(IPV6.matcher(address).matches(), "has an IPv6 address with a zone or of no known form");
            return address;
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        require(
                QUAD.matcher(host).matches()
                        || NAME.matcher(host).matches() && !NUMBER.matcher(last).matches(),
                "must have a host name, or an address as four decimal numbers");
        return host;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Whether the host is an address and not a name. */
    public boolean isAddress() {
        return host.contains(":") || QUAD.matcher(host).matches();
    }

    /** Host and port as the Host header has them. */
    public String authority() {
        String named = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? named : named + ":" + port;
    }

    /** Without anything that may be secret: a token is often a part of the path. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + (path.reveal().equals("/") ? "/" : "/***");
    }
}
