package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
    @Test
    void aUrlIsTakenApart() {
        TargetUrl url = TargetUrl.parse("https://Bot.Example.com/hooks/a%20b?key=1&x=%2F");
        assertEquals(new TargetUrl(true, "bot.example.com", 443, new Secret("/hooks/a%20b?key=1&x=%2F")), url);
        assertEquals("bot.example.com", url.authority());
        assertFalse(url.isAddress());
        TargetUrl plain = TargetUrl.parse("http://127.0.0.1:9009");
        assertEquals(new TargetUrl(false, "127.0.0.1", 9009, new Secret("/")), plain);
        assertTrue(plain.isAddress());
        TargetUrl six = TargetUrl.parse("https://[2606:4700::1111]:8443/x");
        assertEquals("[2606:4700::1111]:8443", six.authority());
        assertTrue(six.isAddress());
    }

    @Test
    void aUrlPrintsWithoutWhatMayBeSecret() {
        assertEquals(
                "https://api.telegram.org/***",
                TargetUrl.parse("https://api.telegram.org/bot123:ABC/sendMessage")
                        .toString());
        assertEquals("https://a.example/", TargetUrl.parse("https://a.example").toString());
        assertEquals(
                "http://localhost:81/***",
                TargetUrl.parse("http://localhost:81/?t=1").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "/hook",
                "//example.com/hook",
                "file:///etc/passwd",
                "gopher://example.com/",
                "ftp://example.com/",
                "javascript:alert(1)",
                "https:example.com",
                "https://",
                "https:///x",
                "https://user:hunter2@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com/#x",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:x/",
                "https://example.com /",
                "https://exa\tmple.com/",
                "https://ex\r\nample.com/",
                "https://exämple.com/",
                "https://example.com\\@127.0.0.1/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.256/",
                "http://1.2.3.4.5/",
                "http://foo.0x7f/",
                "http://foo.1/",
                "http://[fe80::1%25eth0]/",
                "http://[::1/",
                "http://[v1.fe80::a]/",
                "https://a..b/",
                "https://-a.example/",
                "https://a.example-/"
            })
    void whatIsNotPlainToReadIsRefusedWithoutRepeatingIt(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> TargetUrl.parse(text));
        assertFalse(text.length() > 8 && refused.getMessage().contains(text), refused.getMessage());
        assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
    }
}
