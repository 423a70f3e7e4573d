"""A training step in Keras: what `fit` takes for a step, without what an epoch costs besides."""
import os

import workloads

work, options = workloads.arguments()
os.environ["KERAS_BACKEND"] = options.variant
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras

if options.variant == "tensorflow":
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)

layers = [keras.layers.Input((work.inputs,))]
for units in work.hidden:
    layers.append(keras.layers.Dense(units, work.activation))
    if work.dropout:
        layers.append(keras.layers.Dropout(work.dropout))
layers.append(keras.layers.Dense(work.outputs))
net = keras.Sequential(layers)
optimizer = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}[work.optimizer](work.rate)
losses = keras.losses
net.compile(
    optimizer,
    losses.BinaryCrossentropy(from_logits=True)
    if work.outputs == 1
    else losses.SparseCategoricalCrossentropy(from_logits=True),
)
fits = {}


def run(steps):
    if steps not in fits:
        fits[steps] = workloads.rows(work, steps)
    net.fit(*fits[steps], batch_size=work.batch, epochs=1, shuffle=False, verbose=0)


workloads.report(run, 4 if work.weights > 10**7 else 64)
