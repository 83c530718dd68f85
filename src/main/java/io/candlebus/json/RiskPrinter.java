package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;

/** Writes sizes and stops as canonical documents have them. */
final class RiskPrinter {
    private RiskPrinter() {}

    static ObjectNode risk(RiskSpec risk) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("position_size", size(risk.size()));
        level(json, "stop_loss", risk.stopLoss());
        level(json, "take_profit", risk.takeProfit());
        if (risk.trailingStop() != null) {
            ObjectNode trailing = level(risk.trailingStop());
            number(trailing, "activate_percent", risk.activatePercent());
            json.set("trailing_stop", trailing);
        }
        number(json, "max_candles_held", risk.maxCandlesHeld());
        number(json, "leverage", risk.leverage());
        return json.put("on_opposite_entry", Words.of(risk.onOppositeEntry()));
    }

    static ObjectNode size(SizeSpec size) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", Words.of(size.type()));
        number(json, "value", size.value());
        return json;
    }

    static ObjectNode level(LevelSpec level) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", Words.of(level.type()));
        number(json, "period", level.period());
        number(json, LevelReader.number(level.type()), level.value());
        return json;
    }

    private static void level(ObjectNode json, String name, LevelSpec level) {
        if (level != null) {
            json.set(name, level(level));
        }
    }

    /** Nothing for null. */
    private static void number(ObjectNode json, String name, Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            StrategyPrinter.number(json, name, constant.value());
        } else if (operand != null) {
            json.put(name, operand.text());
        }
    }
}
