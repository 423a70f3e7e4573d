"""A training step of scikit-learn's MLPClassifier, which has no dropout."""
import os
import warnings

import workloads

work, options = workloads.arguments()
assert not work.dropout, "MLPClassifier has no dropout"
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(options.threads)

from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
chunk = 4 if work.weights > 10**7 else 64
x, y = workloads.rows(work, chunk)


def run(steps):
    MLPClassifier(
        work.hidden, activation=work.activation, solver=work.optimizer, alpha=0, batch_size=work.batch,
        learning_rate_init=work.rate, momentum=0, max_iter=steps // chunk, tol=0, n_iter_no_change=10**9,
    ).fit(x, y)


workloads.report(run, chunk)
