package io.candlebus.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * To which addresses a webhook may go: public ones, and where the target says so those of private networks and of this
 * machine. Never to link-local ones, where clouds keep what their machines must not tell, nor to many at once. Any thread.
 */
public final class Reach {
    /** Networks of IPv4 that are nobody's on the Internet, and what they are (RFC 6890 and successors). */
    private enum Closed {
        UNSPECIFIED("0.0.0.0", 8, "an unspecified address", false),
        PRIVATE_10("10.0.0.0", 8, "a private address", true),
        SHARED("100.64.0.0", 10, "an address of a carrier's network", true),
        LOOPBACK("127.0.0.0", 8, "an address of this machine", true),
        LINK_LOCAL("169.254.0.0", 16, "a link-local address", false),
        PRIVATE_172("172.16.0.0", 12, "a private address", true),
        PROTOCOLS("192.0.0.0", 24, "a reserved address", false),
        TEST_1("192.0.2.0", 24, "an address for documentation", false),
        RELAY("192.88.99.0", 24, "a reserved address", false),
        PRIVATE_192("192.168.0.0", 16, "a private address", true),
        BENCHMARK("198.18.0.0", 15, "an address for measurements", false),
        TEST_2("198.51.100.0", 24, "an address for documentation", false),
        TEST_3("203.0.113.0", 24, "an address for documentation", false),
        MULTICAST("224.0.0.0", 4, "a multicast address", false),
        RESERVED("240.0.0.0", 4, "a reserved address", false),
        UNSPECIFIED_6("::", 128, "an unspecified address", false),
        LOOPBACK_6("::1", 128, "an address of this machine", true),
        PRIVATE_6("fc00::", 7, "a private address", true),
        LINK_LOCAL_6("fe80::", 10, "a link-local address", false),
        MULTICAST_6("ff00::", 8, "a multicast address", false),
        TUNNELS("2001::", 23, "an address of a tunnel", false),
        DOCUMENTATION_6("2001:db8::", 32, "an address for documentation", false),
        SIX_TO_FOUR("2002::", 16, "an address of a tunnel", false),
        DOCUMENTATION_7("3fff::", 20, "an address for documentation", false);

        private final byte[] network;
        private final int bits;
        private final String words;
        private final boolean canBeOpened;

        Closed(String network, int bits, String words, boolean canBeOpened) {
            this.network = literal(network).getAddress();
            this.bits = bits;
            this.words = words;
            this.canBeOpened = canBeOpened;
        }

        private boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Reach() {}

    /** The address that a text is, which must be one: no name is asked for. */
    public static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("is no address", e);
        }
    }

    /**
     * Why nothing is sent to an address; null when it may be.
     *
     * @param opened whether the target may be at an address of a private network, or of this machine
     */
    public static String refusal(InetAddress address, boolean opened) {
        byte[] bytes = address.getAddress();
        for (Closed closed : Closed.values()) {
            if (closed.holds(bytes)) {
                return opened && closed.canBeOpened ? null : closed.words;
            }
        }
        boolean global = address instanceof Inet4Address || (bytes[0] & 0xe0) == 0x20;
        return global ? null : "no public address";
    }

    /** Whether it is this machine. */
    public static boolean isLoopback(InetAddress address) {
        return Closed.LOOPBACK.holds(address.getAddress()) || Closed.LOOPBACK_6.holds(address.getAddress());
    }

    /** As text, without a name. */
    public static String text(InetAddress address) {
        return address.getHostAddress();
    }
}
