package io.customerprediction.transactions.layout;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a column can serve as, with the names that shops give it, compared by their letters and digits only. */
public enum Role {
    CUSTOMER("customerid customer custid clientid client userid user memberid member buyerid accountid visitorid"
            + " customernumber customerno customerkey customeruniqueid customercode"),
    TIME(
            "timestamp invoicedate orderdate transactiondate purchasedate datetime date time orderedat orderpurchasetimestamp"
                    + " createdat purchasetime ordertime transactiontime eventtime invoicedatetime orderdatetime purchasedat day"),
    AMOUNT(
            "amount totalamount transactionamount transactionamountinr orderamount ordertotal ordervalue total totalprice"
                    + " totalvalue revenue sales salesamount linetotal netamount paymentvalue value dollarvalue spend spent"),
    ORDER(
            "orderid invoice invoiceno invoicenumber invoiceid orderno ordernumber order transactionid transaction receiptid"
                    + " receipt basketid saleid"),
    QUANTITY("quantity qty units pieces"),
    PRICE("price unitprice itemprice priceperunit"),
    PRODUCT("stockcode");

    private final String names;

    Role(String names) {
        this.names = names;
    }

    /** As the report calls it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that the header gives this role by its name, the likeliest name first; -1 if none. */
    public int find(List<String> header) {
        List<String> plain = header.stream().map(HeaderNames::plain).toList();
        return Stream.of(names.split(" "))
                .mapToInt(plain::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }
}
