package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Rfm;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /forecast?recency=10&frequency=5&monetary=5000}: churn likelihood and days until the next purchase. The model is
 * loaded once, from the folder that the context parameter {@code models} names; all requests use it at the same time.
 */
public final class ForecastServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;

    private final transient ObjectMapper json = new ObjectMapper();
    private transient CustomerPredictor predictor;

    @Override
    public void init() throws ServletException {
        try {
            predictor = CustomerPredictor.load(Path.of(getServletContext().getInitParameter("models")));
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Rfm input = new Rfm(
                    number(request, "recency"), (int) number(request, "frequency"), number(request, "monetary"), null);
            answer(response, HttpServletResponse.SC_OK, predictor.predict(input));
        } catch (NumberFormatException e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, Map.of("problems", List.of(e.getMessage())));
        } catch (InvalidInputException e) {
            answer(response, UNPROCESSABLE, Map.of("problems", e.problems()));
        }
    }

    private static double number(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        try {
            return Double.parseDouble(value == null ? "" : value);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(name + " is " + value + "; give a number");
        }
    }

    private void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
