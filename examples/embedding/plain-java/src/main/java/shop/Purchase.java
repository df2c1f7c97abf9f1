package shop;

import java.math.BigDecimal;
import java.time.Instant;

/** What this shop keeps of a purchase. */
public record Purchase(String customer, Instant at, BigDecimal price, String order) {}
