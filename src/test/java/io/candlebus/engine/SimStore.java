package io.candlebus.engine;

import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreFailure;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** The real store, whose commits fail, come to nothing, or succeed and say that they failed; or end the process. */
final class SimStore implements InvocationHandler {
    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private final Store store;
    private final SplittableRandom random;
    private boolean faults;
    private int failing;
    private int failures;

    private SimStore(Store store, SplittableRandom random) {
        this.store = store;
        this.random = random;
    }

    static SimStore open(Path file, LongSupplier clock, SplittableRandom random) {
        return new SimStore(SqliteStore.open(file, clock), random);
    }

    Store store() {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, this);
    }

    /** From now on, or no longer, things go wrong. */
    void faults(boolean on) {
        faults = on;
        failing = on ? failing : 0;
    }

    /** Commits that failed, or said so. */
    int failures() {
        return failures;
    }

    /** As the end of the process does: what is not committed is gone, and the file is free. */
    void end() {
        store.close();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean writes = method.getName().equals("write");
        int chance = writes && faults ? random.nextInt(1_000) : 1_000;
        if (writes && failing > 0) {
            failing--;
            fail("database or disk is full");
        } else if (chance < 1) {
            throw new Crash();
        } else if (chance < 8) {
            failing = random.nextInt(4);
            fail("database or disk is full");
        }
        Object result;
        try {
            result = method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (chance == 8) {
            throw new Crash();
        } else if (chance == 9) {
            fail("connection lost in the commit");
        }
        return result;
    }

    private void fail(String why) {
        failures++;
        throw StoreFailure.of("cannot write", new IllegalStateException(why));
    }
}
