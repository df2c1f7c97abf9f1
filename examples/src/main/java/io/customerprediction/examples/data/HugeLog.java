package io.customerprediction.examples.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes a log of any length, in the order of time and in constant memory, to measure with. Every customer is there for a
 * stretch of the log only, and some buy far more often than others; beyond that nothing is to be learnt from it.
 */
public final class HugeLog {
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 3 * 365;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int MOST_TRIES = 8;
    private static final double LINES_PER_ORDER = 2.5;

    private final SplittableRandom random = new SplittableRandom(1);
    private final OutputStream out;
    private final int customers;
    private final byte[] line = new byte[64];
    private int length;

    private HugeLog(OutputStream out, int customers) {
        this.out = out;
        this.customers = customers;
    }

    /**
     * Writes a log.
     *
     * @param arguments the file, the number of rows and the number of customers
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Give three arguments: FILE ROWS CUSTOMERS");
            return;
        }
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    }

    /**
     * Writes a log; the same arguments give the same bytes.
     *
     * @param rows at least 0
     * @param customers at least 1; those who happen not to buy do not appear
     */
    static void write(Path file, long rows, int customers) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((TransactionLines.HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
            new HugeLog(out, customers).lines(rows);
        }
    }

    private void lines(long rows) throws IOException {
        int order = 0;
        int customer = 0;
        int minute = 0;
        byte[] date = new byte[0];
        for (long row = 0; row < rows; row++) {
            if (row == 0 || random.nextDouble() * LINES_PER_ORDER < 1) {
                int now = (int) (row * (long) (DAYS * MINUTES_A_DAY) / rows);
                if (row == 0 || now / MINUTES_A_DAY != minute / MINUTES_A_DAY) {
                    date = date(now / MINUTES_A_DAY);
                }
                minute = now;
                order++;
                customer = customer(now / MINUTES_A_DAY);
            }
            line(customer, date, minute % MINUTES_A_DAY, 100 + random.nextInt(10_000), order);
        }
    }

    /** Someone who is there on that day; low numbers buy more often. */
    private int customer(int day) {
        int customer = 0;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            double u = random.nextDouble();
            customer = (int) (u * u * customers);
            int came = scattered(customer, 0x9E3779B9) - DAYS / 4;
            int stayed = scattered(customer, 0x85EBCA6B);
            if (day >= came && day <= came + stayed) {
                break;
            }
        }
        return customer;
    }

    /** A number of days that looks random but is always the same for the customer. */
    private static int scattered(int customer, int multiplier) {
        return (int) ((Integer.toUnsignedLong(customer * multiplier) * DAYS) >>> 32);
    }

    private static byte[] date(int day) {
        return FIRST.plusDays(day).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void line(int customer, byte[] date, int minute, int cents, int order) throws IOException {
        length = 0;
        put('C');
        number(customer + 1);
        put(',');
        System.arraycopy(date, 0, line, length, date.length);
        length += date.length;
        put(' ');
        twoDigits(minute / 60);
        put(':');
        twoDigits(minute % 60);
        put(',');
        number(cents / 100);
        put('.');
        twoDigits(cents % 100);
        put(',');
        number(order);
        put('\n');
        out.write(line, 0, length);
    }

    private void put(char c) {
        line[length++] = (byte) c;
    }

    private void twoDigits(int n) {
        put((char) ('0' + n / 10));
        put((char) ('0' + n % 10));
    }

    private void number(int n) {
        int end = length + (n == 0 ? 1 : (int) Math.log10(n) + 1);
        int rest = n;
        for (int i = end - 1; i >= length; i--) {
            line[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }
}
