package io.customerprediction.transactions;

import java.time.LocalDate;

/** The first and the last day of something, both inclusive. */
record DaySpan(LocalDate first, LocalDate last) {}
