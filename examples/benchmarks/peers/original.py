"""The original application's stack: Flask, pandas and scikit-learn, two log lines a request. For gunicorn."""
import json
import logging

import numpy
import pandas
from flask import Flask, jsonify, request
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

NAMES = ["Recency", "Frequency", "Monetary", "Cluster"]
logging.basicConfig(filename="original.log", level=logging.INFO, format="%(levelname)s - %(asctime)s - %(message)s")

random = numpy.random.default_rng(1)
past = pandas.DataFrame({
    "Recency": random.exponential(90, 5000).round(),
    "Frequency": 1 + random.poisson(4, 5000),
    "Monetary": random.lognormal(6, 1, 5000).round(2),
    "Cluster": random.integers(1, 5, 5000),
})
days = past["Recency"] * random.lognormal(0, 0.7, 5000)
churn_model = RandomForestClassifier(100, random_state=1).fit(past, days > 90)
days_model = RandomForestRegressor(100, random_state=1).fit(past, days)
app = Flask(__name__)


def answer(model, name, number):
    data = request.get_json()
    row = pandas.DataFrame([[data[n] for n in NAMES]], columns=NAMES)
    logging.info("Input: %s", json.dumps(data))
    output = {name: number(model.predict(row)[0])}
    logging.info("Output: %s", json.dumps(output))
    return jsonify(output)


@app.route("/predict_churn", methods=["POST"])
def predict_churn():
    return answer(churn_model, "Churn Prediction", int)


@app.route("/predict_next_purchase", methods=["POST"])
def predict_next_purchase():
    return answer(days_model, "Next Purchase Prediction (days)", float)


@app.route("/batch", methods=["POST"])
def batch():
    """What the original never had: many customers at once, so that its best is measured."""
    rows = pandas.DataFrame(request.get_json())
    rows["Cluster"] = 1
    return jsonify(churn_model.predict(rows[NAMES]).astype(int).tolist())
