package io.customerprediction.app.onnx;

/**
 * A graph of operators that is being built (GraphProto). Values go by names, which the graph gives; an operator's inputs
 * must be there before it. Broadcasting is that of numpy.
 */
final class Graph {
    private static final int NODE = 1;
    private static final int NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final String ML = "ai.onnx.ml";

    private final String name;
    private final Message message;
    private int values;

    Graph(String name) {
        this.name = name;
        this.message = new Message().text(NAME, name);
    }

    /** @param shape sizes, or a name for a size that the caller chooses; none for whatever comes */
    String input(String value, ElementType type, Object... shape) {
        message.message(INPUT, described(value, type, shape));
        return value;
    }

    void output(String value, ElementType type, Object... shape) {
        message.message(OUTPUT, described(value, type, shape));
    }

    /** A constant. */
    String constant(Tensor tensor) {
        String value = next();
        message.message(INITIALIZER, tensor.message(value));
        return value;
    }

    /** One number for all rows. */
    String constant(double number) {
        return constant(Tensor.doubles(new long[] {1, 1}, number));
    }

    /** An operator with inputs and no constants. */
    String op(String type, String... inputs) {
        return op(type, inputs, new Attribute[0]);
    }

    String op(String type, String[] inputs, Attribute... attributes) {
        String result = next();
        node("", type, inputs, new String[] {result}, attributes);
        return result;
    }

    /** An operator of the domain {@code ai.onnx.ml}. */
    String learned(String type, String input, Attribute... attributes) {
        String result = next();
        node(ML, type, new String[] {input}, new String[] {result}, attributes);
        return result;
    }

    /** An operator with two results. */
    String[] two(String type, String[] inputs, Attribute... attributes) {
        String[] results = {next(), next()};
        node("", type, inputs, results, attributes);
        return results;
    }

    /** Gives a value a name of the caller's choice. */
    void named(String result, String value) {
        node("", "Identity", new String[] {value}, new String[] {result});
    }

    String cast(String value, ElementType to) {
        return op("Cast", new String[] {value}, Attribute.of("to", to.code));
    }

    /** The columns of each row from {@code from} to before {@code end}. */
    String columns(String rows, int from, int end) {
        return op("Slice", rows, constant(Tensor.list(from)), constant(Tensor.list(end)), constant(Tensor.list(1)));
    }

    /** For each row the differences between neighbouring columns, the first one to 0. */
    String differences(String rows, int width) {
        String padded = op("Pad", rows, constant(Tensor.list(0, 1, 0, 0)));
        return op("Sub", rows, columns(padded, 0, width));
    }

    /** For each row the largest number up to each column, at least 0. */
    String runningMaximum(String rows) {
        Graph step = new Graph("running_maximum");
        step.input("highest_before", ElementType.DOUBLE);
        step.input("column", ElementType.DOUBLE);
        step.node("", "Max", new String[] {"highest_before", "column"}, new String[] {"highest"});
        step.named("running", "highest");
        step.output("highest", ElementType.DOUBLE);
        step.output("running", ElementType.DOUBLE);
        return two(
                "Scan",
                new String[] {filled(rows, 0.0), rows},
                Attribute.of("body", step),
                Attribute.of("num_scan_inputs", 1),
                Attribute.of("scan_input_axes", new long[] {1}),
                Attribute.of("scan_output_axes", new long[] {1}))[1];
    }

    /** So many equal numbers as there are rows, in a shape of these further sizes. */
    String filled(String rows, double number, long... further) {
        String count = op("Shape", new String[] {rows}, Attribute.of("start", 0), Attribute.of("end", 1));
        String shape = further.length == 0
                ? count
                : op("Concat", new String[] {count, constant(Tensor.list(further))}, Attribute.of("axis", 0));
        return op(
                "ConstantOfShape", new String[] {shape}, Attribute.of("value", Tensor.doubles(new long[] {1}, number)));
    }

    void node(String domain, String type, String[] inputs, String[] outputs, Attribute... attributes) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        for (String output : outputs) {
            node.text(2, output);
        }
        node.text(3, name + "/" + type + "_" + outputs[0]).text(4, type);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        message.message(NODE, node.text(7, domain));
    }

    Message message() {
        return message;
    }

    private String next() {
        return name + "_" + values++;
    }

    private static Message described(String value, ElementType type, Object... shape) {
        Message tensor = new Message().number(1, type.code);
        if (shape.length > 0) {
            Message sizes = new Message();
            for (Object size : shape) {
                sizes.message(
                        1,
                        size instanceof Integer fixed
                                ? new Message().number(1, fixed)
                                : new Message().text(2, size.toString()));
            }
            tensor.message(2, sizes);
        }
        return new Message().text(1, value).message(2, new Message().message(1, tensor));
    }
}
