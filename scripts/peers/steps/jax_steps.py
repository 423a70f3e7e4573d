"""A training step in JAX with optax: one call of a compiled function a step, or many steps in a scan."""
import os

import workloads

work, options = workloads.arguments()
os.environ["XLA_FLAGS"] = f"--xla_cpu_multi_thread_eigen={'true' if options.threads > 1 else 'false'}"

import functools

import jax
import jax.numpy as jnp
import optax

ACTIVATIONS = {"relu": jax.nn.relu, "tanh": jnp.tanh}
activation = ACTIVATIONS[work.activation]
x, y = (jnp.asarray(array) for array in workloads.batches(work))
widths = [work.inputs, *work.hidden, work.outputs]
keys = jax.random.split(jax.random.key(0), len(widths))
weights = [
    (jax.random.uniform(key, (a, b), minval=-(a**-0.5), maxval=a**-0.5), jnp.zeros(b))
    for key, a, b in zip(keys, widths, widths[1:])
]
optimizer = {"sgd": optax.sgd, "adam": optax.adam}[work.optimizer](work.rate)


def loss(weights, inputs, labels, key):
    value = inputs
    for i, (weight, bias) in enumerate(weights):
        value = value @ weight + bias
        if i + 1 == len(weights):
            break
        value = activation(value)
        if work.dropout:
            key, own = jax.random.split(key)
            kept = jax.random.bernoulli(own, 1 - work.dropout, value.shape)
            value = jnp.where(kept, value / (1 - work.dropout), 0.0)
    if work.outputs == 1:
        return optax.sigmoid_binary_cross_entropy(value[:, 0], labels).mean()
    return optax.softmax_cross_entropy_with_integer_labels(value, labels).mean()


def advance(state, number):
    weights, memory, key = state
    key, own = jax.random.split(key) if work.dropout else (key, key)
    inputs, labels = x[number % len(x)], y[number % len(y)]
    value, gradient = jax.value_and_grad(loss)(weights, inputs, labels, own)
    change, memory = optimizer.update(gradient, memory, weights)
    return (optax.apply_updates(weights, change), memory, key), value


chunk = 1 if options.variant == "jit" else 4 if work.weights > 10**7 else 32


@functools.partial(jax.jit, donate_argnums=0)
def many(state, first):
    return jax.lax.scan(advance, state, first + jnp.arange(chunk))


single = jax.jit(advance, donate_argnums=0)
state = (weights, optimizer.init(weights), jax.random.key(1))
number = 0


def run(steps):
    global state, number
    for _ in range(0, steps, chunk):
        state, value = single(state, number) if chunk == 1 else many(state, number)
        number += chunk
    jax.block_until_ready(state)


workloads.report(run, chunk)
