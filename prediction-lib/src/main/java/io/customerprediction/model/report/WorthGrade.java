package io.customerprediction.model.report;

import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Grade.Letter;
import java.util.List;

/**
 * How far expected orders and spend may be trusted, by a written rule of their own.
 *
 * @param letter from A to D
 * @param rule in words, the same for every log
 * @param conditions of the rule and what was found for each
 */
public record WorthGrade(Letter letter, String rule, List<Condition> conditions) {
    /** Keeps its own copy of the list. */
    public WorthGrade {
        conditions = List.copyOf(conditions);
    }
}
