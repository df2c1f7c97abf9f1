package io.customerprediction.app.models;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All purchases of a shop as one file, by which a training in another process gets them: a number that stands for this
 * format, whether there are amounts, then each customer's id and days, and at the end how many customers there are.
 */
public final class SnapshotFile implements AutoCloseable {
    private static final long FORMAT = 0x4350_534E_4150_3031L;
    private static final int END = -1;
    private static final int MOST_BYTES_OF_ID = 1 << 16;
    private static final int MOST_DAYS = 10_000_000;
    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;
    private int customers;

    private SnapshotFile(DataOutputStream out) {
        this.out = out;
    }

    /** Begins a new file. */
    public static SnapshotFile create(Path file, boolean hasAmounts) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        try {
            out.writeLong(FORMAT);
            out.writeBoolean(hasAmounts);
            return new SnapshotFile(out);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /** Adds a customer. */
    public void add(String customer, CustomerHistory history) throws IOException {
        byte[] id = customer.getBytes(StandardCharsets.UTF_8);
        out.writeInt(id.length);
        out.write(id);
        out.writeInt(history.size());
        for (int k = 0; k < history.size(); k++) {
            out.writeInt(history.day(k));
            out.writeLong(history.hasAmounts() ? Math.round(history.amount(k) * 1e6) : 0);
            out.writeShort(history.orders(k));
        }
        customers++;
    }

    /** Ends the file, which can be read only then. */
    public void complete() throws IOException {
        out.writeInt(END);
        out.writeInt(customers);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * The purchases of a complete file.
     *
     * @throws IOException if it is not complete, or no such file
     */
    public static PurchaseLog read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (in.readLong() != FORMAT) {
                throw new IOException(file + " is not a snapshot of purchases");
            }
            boolean hasAmounts = in.readBoolean();
            PurchaseLogBuilder builder = new PurchaseLogBuilder();
            int customers = 0;
            for (int length = in.readInt(); length != END; length = in.readInt()) {
                if (length < 0 || length > MOST_BYTES_OF_ID) {
                    throw new IOException(file + " is damaged");
                }
                addCustomer(in, in.readNBytes(length), hasAmounts, builder);
                customers++;
            }
            if (in.readInt() != customers) {
                throw new IOException(file + " is damaged");
            }
            return builder.build(hasAmounts, true);
        }
    }

    private static void addCustomer(DataInputStream in, byte[] id, boolean hasAmounts, PurchaseLogBuilder builder)
            throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_DAYS) {
            throw new IOException("the snapshot of the purchases is damaged");
        }
        int[] days = new int[size];
        long[] millionths = new long[size];
        short[] orders = new short[size];
        for (int k = 0; k < size; k++) {
            days[k] = in.readInt();
            millionths[k] = in.readLong();
            orders[k] = in.readShort();
        }
        builder.add(new String(id, StandardCharsets.UTF_8), CustomerHistory.of(days, millionths, orders, hasAmounts));
    }
}
