package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static InetAddress address(String text) {
        return Reach.literal(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1",
                        "100.127.255.255",
                "127.0.0.1", "127.255.255.254", "::1", "fc00::1", "fdff:ffff::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3"
            })
    void privateAddressesAreOpenedByTheTargetAlone(String text) {
        assertNotNull(Reach.refusal(address(text), false));
        assertNull(Reach.refusal(address(text), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "192.88.99.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "4000::1",
                "::ffff:169.254.169.254"
            })
    void someAddressesAreOpenToNobody(String text) {
        assertNotNull(Reach.refusal(address(text), false));
        assertNotNull(Reach.refusal(address(text), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:200::1",
                "2a00::1"
            })
    void publicAddressesAreOpen(String text) {
        assertNull(Reach.refusal(address(text), false));
    }

    @Test
    void theReasonSaysWhatItIs() {
        assertEquals("a link-local address", Reach.refusal(address("169.254.169.254"), true));
        assertEquals("an address of this machine", Reach.refusal(address("::ffff:127.0.0.1"), false));
        assertEquals("a private address", Reach.refusal(address("192.168.1.1"), false));
    }
}
