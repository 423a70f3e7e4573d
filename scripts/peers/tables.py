#!/usr/bin/env python3
"""Writes iris.csv, wine.csv and cancer.csv, with a header and class names, from scikit-learn's copies.

    python scripts/peers/tables.py FOLDER
"""
import csv
import pathlib
import sys

from sklearn import datasets

SETS = {
    "iris": datasets.load_iris,
    "wine": datasets.load_wine,
    "cancer": datasets.load_breast_cancer,
}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, load in SETS.items():
        data = load()
        with open(folder / f"{name}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*data.feature_names, "class"])
            for row, number in zip(data.data, data.target):
                writer.writerow([*row, data.target_names[number]])


if __name__ == "__main__":
    main()
