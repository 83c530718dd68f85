package io.candlebus.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A kind of database: how it is reached, and the few words in which its SQL is not that of the others. Any thread. */
interface Database extends AutoCloseable {
    /** For people; without secrets. */
    String name();

    /** A connection that may write, durable at every commit, without auto-commit. There is one at a time. */
    Connection writing() throws SQLException;

    /** Moves what its log holds into the database, outside a transaction of the connection that writes. */
    void checkpoint(Connection writing) throws SQLException;

    /** A connection that may not. */
    Connection reading() throws SQLException;

    /** Whether a row cannot be stored because of what it says, so that trying again is in vain. */
    boolean isConstraint(SQLException failure);

    /** The symbol in the column {@code payload}, which is JSON. */
    String symbolOfPayload();

    @Override
    void close();
}
