package io.candlebus.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.SignalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** The shape of what a target is told. The same signal gives the same bytes, at every attempt. Any thread. */
public enum Template {
    /** Our JSON in the envelope of Standard Webhooks. */
    STANDARD {
        @Override
        ObjectNode signal(StoredSignal signal, long untilMs, String chat) {
            ObjectNode data = SignalJson.brief(signal);
            data.put("valid_until_ms", untilMs == Long.MAX_VALUE ? null : Long.valueOf(untilMs));
            return envelope("signal.fired", signal.storedMs(), data);
        }

        @Override
        ObjectNode test(String target, long nowMs, String chat) {
            return envelope("test", nowMs, object().put("target", target));
        }

        private ObjectNode envelope(String type, long ms, ObjectNode data) {
            ObjectNode json = object().put("type", type)
                    .put("timestamp", Instant.ofEpochMilli(ms).toString());
            json.set("data", data);
            return json;
        }
    },
    /** Bot API's sendMessage; the chat is its id or {@code @channel}. */
    TELEGRAM {
        @Override
        ObjectNode signal(StoredSignal signal, long untilMs, String chat) {
            return message(ChatText.signal(signal, ChatText::entities, "<b>", "</b>"), chat);
        }

        @Override
        ObjectNode test(String target, long nowMs, String chat) {
            return message(ChatText.test(target, ChatText::entities), chat);
        }

        private ObjectNode message(String text, String chat) {
            ObjectNode json = object().put("chat_id", chat).put("text", text).put("parse_mode", "HTML");
            json.putObject("link_preview_options").put("is_disabled", true);
            return json;
        }
    },
    /** A channel's webhook. */
    DISCORD {
        @Override
        ObjectNode signal(StoredSignal signal, long untilMs, String chat) {
            return message(ChatText.signal(signal, ChatText::backslashes, "**", "**"));
        }

        @Override
        ObjectNode test(String target, long nowMs, String chat) {
            return message(ChatText.test(target, ChatText::backslashes));
        }

        private ObjectNode message(String text) {
            ObjectNode json = object().put("content", text);
            json.putObject("allowed_mentions").putArray("parse");
            return json;
        }
    },
    /** An incoming webhook; its text is not formatted, since Slack has no way to escape its marks. */
    SLACK {
        @Override
        ObjectNode signal(StoredSignal signal, long untilMs, String chat) {
            return message(ChatText.signal(signal, ChatText::entities, "", ""));
        }

        @Override
        ObjectNode test(String target, long nowMs, String chat) {
            return message(ChatText.test(target, ChatText::entities));
        }

        private ObjectNode message(String text) {
            return object().put("text", text)
                    .put("mrkdwn", false)
                    .put("unfurl_links", false)
                    .put("unfurl_media", false);
        }
    };

    abstract ObjectNode signal(StoredSignal signal, long untilMs, String chat);

    abstract ObjectNode test(String target, long nowMs, String chat);

    /**
     * What is sent for a signal.
     *
     * @param untilMs wall clock until which it is of use; {@code Long.MAX_VALUE} for ever
     */
    public byte[] body(StoredSignal signal, long untilMs, Target target) {
        return bytes(signal(signal, untilMs, target.chat()));
    }

    /** What is sent to try a target out. */
    public byte[] test(Target target, long nowMs) {
        return bytes(test(target.name(), nowMs, target.chat()));
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Whether its URL alone lets anybody write there, so that it is as secret as a password. */
    public boolean isUrlSecret() {
        return this != STANDARD;
    }

    public boolean needsChat() {
        return this == TELEGRAM;
    }

    /** As settings call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
