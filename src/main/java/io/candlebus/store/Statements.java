package io.candlebus.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The statements of one connection, each prepared once. One thread; of no use after any exception. */
final class Statements {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Changes rows, and gives how many. */
    int run(String sql, Object... arguments) throws SQLException {
        return with(sql, arguments).executeUpdate();
    }

    /** The number in the first column of the first row, which there must be; 0 for null. */
    long number(String sql, Object... arguments) throws SQLException {
        try (ResultSet result = with(sql, arguments).executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private PreparedStatement with(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = of(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
