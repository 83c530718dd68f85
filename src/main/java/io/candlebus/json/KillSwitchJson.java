package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.KillSwitch;

/** Whether signals are sent out. Any thread. */
public final class KillSwitchJson {
    private KillSwitchJson() {}

    public static ObjectNode of(KillSwitch.Standing standing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("killed", standing.killed())
                .put("reason", standing.reason())
                .put("since_ms", standing.sinceMs())
                .put("withheld", standing.withheld());
    }
}
