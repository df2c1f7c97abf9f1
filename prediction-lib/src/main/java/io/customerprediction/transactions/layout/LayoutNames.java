package io.customerprediction.transactions.layout;

import java.util.List;
import java.util.Map;

/** Names the layouts that are known as a whole. */
final class LayoutNames {
    private static final Map<String, String> KNOWN = Map.of(
            "customerid timestamp amount orderid",
            "uniform (customer_id, timestamp, amount, order_id)",
            "invoice stockcode description quantity invoicedate price customerid country",
            "Online Retail II",
            "invoiceno stockcode description quantity invoicedate unitprice customerid country",
            "Online Retail (2011)",
            "customerid date numberofcds dollarvalue",
            "CDNOW master",
            "transactionid customerid customerdob custgender custlocation custaccountbalance transactiondate"
                    + " transactiontime transactionamountinr",
            "bank transactions");

    private LayoutNames() {}

    static String of(List<String> header, ColumnNames names) {
        if (!names.areAllDetected()) {
            return "columns as named";
        }
        String plain = String.join(" ", header.stream().map(HeaderNames::plain).toList());
        return KNOWN.getOrDefault(plain, "columns known by their names");
    }
}
