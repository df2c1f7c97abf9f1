package shop;

import io.customerprediction.InvalidInputException;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forecasts as JSON, which Jackson writes as it does any record. */
@RestController
@RequestMapping("/forecasts")
class ForecastController {
    private final CurrentModel model;

    ForecastController(CurrentModel model) {
        this.model = model;
    }

    /** A purchase as this shop's programs send it. */
    record Purchase(LocalDate day, BigDecimal amount, String order) {}

    @PostMapping("/by-numbers")
    Prediction byNumbers(@RequestBody Rfm input) {
        return model.predictor().predict(input);
    }

    /** 404 if nothing was bought by this day. */
    @PostMapping("/by-purchases/{today}")
    ResponseEntity<Prediction> byPurchases(
            @PathVariable("today") LocalDate today, @RequestBody List<Purchase> purchases) {
        List<TransactionRow> rows = purchases.stream()
                .map(bought -> new TransactionRow("this customer", bought.day(), bought.amount(), bought.order(), null))
                .toList();
        return ResponseEntity.of(model.predictor().predict(CustomerHistory.of(rows), today));
    }

    /** An input out of range, found by the library in a call or while Jackson reads it. */
    @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
    ProblemDetail invalid(Exception thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        boolean outOfRange = cause instanceof IllegalArgumentException;
        HttpStatus status = outOfRange ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, cause.getMessage());
        if (cause instanceof InvalidInputException input) {
            problem.setProperty("problems", input.problems());
        }
        return problem;
    }
}
