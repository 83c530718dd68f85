package io.candlebus.web;

import io.candlebus.api.Watched;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many clients watch each address; the first and the last of them are reported. One event loop. */
final class Subscriptions {
    private final Watched watched;
    private final Map<String, Integer> clients = new HashMap<>();

    Subscriptions(Watched watched) {
        this.watched = watched;
    }

    void add(BridgeClient client, String address) {
        if (client.addresses().add(address) && clients.merge(address, 1, Integer::sum) == 1) {
            watched.watch(address);
        }
    }

    void remove(BridgeClient client, String address) {
        if (client.addresses().remove(address) && clients.merge(address, -1, Integer::sum) == 0) {
            clients.remove(address);
            watched.unwatch(address);
        }
    }

    /** A client is gone, and everything it watched with it. */
    void leave(BridgeClient client) {
        List.copyOf(client.addresses()).forEach(address -> remove(client, address));
    }
}
