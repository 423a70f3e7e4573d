#!/usr/bin/env python3
"""Writes the data files that are part of the program into Sources/CEmbedded.

    apt-get download r-cran-modeldata && dpkg-deb -x r-cran-modeldata_*.deb modeldata
    python scripts/collections/make.py modeldata

Run it with a Python that has scikit-learn and rdata. Sources/CEmbedded/SOURCES.md says who made the data.
iris.csv is R's and stays as it is.
"""
import csv
import lzma
import pathlib
import struct
import sys
import warnings
import zlib

import numpy
import rdata
from sklearn import datasets

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Sources/CEmbedded"


def text(value):
    """The shortest number that reads back the same."""
    value = float(value)
    return str(int(value)) if value == int(value) else repr(value)


def write_table(name, columns, rows):
    with open(FOLDER / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_classes(name, data, columns, target, names):
    rows = [[*map(text, row), names[number]] for row, number in zip(data.data, data.target)]
    write_table(name, [*columns, target], rows)


def wine():
    data = datasets.load_wine()
    columns = [column.replace("od280/od315_of_diluted_wines", "od280_od315") for column in data.feature_names]
    write_classes("wine", data, columns, "cultivar", ["cultivar_1", "cultivar_2", "cultivar_3"])


def cancer():
    data = datasets.load_breast_cancer()
    columns = [column.replace(" ", "_") for column in data.feature_names]
    write_classes("cancer", data, columns, "diagnosis", data.target_names)


def diabetes():
    """In raw units; the blood serums by the names that R's lars gives them."""
    data = datasets.load_diabetes(scaled=False)
    columns = ["age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu", "progression"]
    write_table("diabetes", columns, [[*map(text, row), text(y)] for row, y in zip(data.data, data.target)])


def digits():
    """In the format of MNIST: big-endian extents, then a byte for each pixel or label."""
    data = datasets.load_digits()
    images = data.images.astype(numpy.uint8)
    labels = data.target.astype(numpy.uint8)
    for name, array in [("digits.idx3-ubyte", images), ("digits.idx1-ubyte", labels)]:
        header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
        (FOLDER / name).write_bytes(header + array.tobytes())


def lazy_data(package, name):
    """An object of an installed R package's lazily loaded data: four bytes of size, the kind of compression
    (Z: LZMA2, else zlib, which has no letter), the compressed object."""
    folder = next(pathlib.Path(package).rglob("modeldata/data"))
    index = zlib.decompress((folder / "Rdata.rdx").read_bytes(), 31)
    start, size = map(int, rdata.conversion.convert(rdata.parser.parse_data(index))["variables"][name])
    stored = (folder / "Rdata.rdb").read_bytes()[start:start + size]
    if stored[4:5] == b"Z":
        plain = lzma.decompress(stored[5:], lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    else:
        plain = zlib.decompress(stored[4:])
    return rdata.conversion.convert(rdata.parser.parse_data(plain))


HOUSING = {
    "area": "Gr_Liv_Area", "lot_area": "Lot_Area", "basement_area": "Total_Bsmt_SF", "garage_area": "Garage_Area",
    "rooms": "TotRms_AbvGrd", "bedrooms": "Bedroom_AbvGr", "bathrooms": "Full_Bath", "fireplaces": "Fireplaces",
    "year_built": "Year_Built", "year_renovated": "Year_Remod_Add", "latitude": "Latitude",
    "longitude": "Longitude", "price": "Sale_Price",
}


def housing(package):
    """Ames without the five houses above 4000 square feet, which De Cock advises to leave out; a bathroom
    without a bath counts half."""
    ames = lazy_data(package, "ames")
    ames = ames[ames["Gr_Liv_Area"] <= 4000]
    table = ames[list(HOUSING.values())].astype(float)
    table["Full_Bath"] += 0.5 * ames["Half_Bath"].astype(float)
    table = table.round({"Latitude": 5, "Longitude": 5})
    write_table("housing", list(HOUSING), [list(map(text, row)) for row in table.to_numpy()])


def main():
    warnings.simplefilter("ignore")
    wine()
    cancer()
    diabetes()
    digits()
    housing(sys.argv[1])


if __name__ == "__main__":
    main()
