package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who went from one segment to another between two dates.
 *
 * @param stayed how many are in the segment of before, in a sentence; says so if there are no earlier predictions
 * @param moves the most customers first
 * @param earlier predictions that can be the earlier ones
 * @param later predictions that can be the later ones
 */
public record MovesView(String stayed, List<Move> moves, List<Choice> earlier, List<Choice> later) {
    private static final String FROM = "from";
    private static final String TO = "to";

    /** Customers who moved from one segment to another. */
    public record Move(String from, String to, String customers) {}

    /** Predictions that are kept, by their number. */
    public record Choice(String id, String name, boolean chosen) {}

    /** Anything that is not kept, or not in this order, is taken for the newest predictions and those before them. */
    static MovesView of(ScoredCustomers customers, Store store, Map<String, List<String>> parameters, Texts texts) {
        List<Scoring> kept = store.scorings().stream()
                .filter(scoring -> scoring.id() <= customers.scoring().id())
                .filter(scoring ->
                        scoring.dataSet().isSameLogAs(customers.scoring().dataSet()))
                .toList();
        Scoring later = chosen(kept, parameters, TO).orElse(customers.scoring());
        Optional<Scoring> earlier = chosen(kept, parameters, FROM)
                .filter(scoring -> scoring.id() < later.id())
                .or(() -> before(kept, later));
        if (earlier.isEmpty()) {
            return new MovesView(texts.get("segments.moves.none"), List.of(), List.of(), List.of());
        }
        List<Movement> movements = store.movements(earlier.get(), later);
        return new MovesView(
                stayed(movements, texts),
                movements.stream()
                        .filter(Predicate.not(MovesView::stays))
                        .map(m -> new Move(m.from().label(), m.to().label(), Figures.count(m.customers())))
                        .toList(),
                choices(kept.subList(1, kept.size()), earlier.get(), texts),
                choices(kept.subList(0, kept.size() - 1), later, texts));
    }

    private static Optional<Scoring> chosen(List<Scoring> kept, Map<String, List<String>> parameters, String name) {
        String id = parameters.getOrDefault(name, List.of("")).get(0);
        return kept.stream()
                .filter(scoring -> Long.toString(scoring.id()).equals(id))
                .findFirst();
    }

    /** The newest one before it of another date or model. */
    private static Optional<Scoring> before(List<Scoring> kept, Scoring later) {
        return kept.stream()
                .filter(scoring -> scoring.id() < later.id())
                .filter(scoring -> !scoring.asOf().equals(later.asOf())
                        || !scoring.model().id().equals(later.model().id()))
                .findFirst();
    }

    private static List<Choice> choices(List<Scoring> kept, Scoring chosen, Texts texts) {
        return kept.stream()
                .map(scoring -> new Choice(
                        Long.toString(scoring.id()),
                        texts.get(
                                "segments.moves.choice",
                                scoring.asOf(),
                                scoring.model().id()),
                        scoring.id() == chosen.id()))
                .toList();
    }

    private static boolean stays(Movement movement) {
        return movement.from().equals(movement.to());
    }

    private static String stayed(List<Movement> movements, Texts texts) {
        long all = movements.stream().mapToLong(Movement::customers).sum();
        long same = movements.stream()
                .filter(MovesView::stays)
                .mapToLong(Movement::customers)
                .sum();
        return texts.get("segments.moves.stayed", Figures.count(same), Figures.count(all));
    }
}
