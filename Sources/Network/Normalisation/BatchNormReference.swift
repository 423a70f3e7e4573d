import Tensors

// Batch normalisation in plain arithmetic.
extension BatchNorm {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let (channels, moments) = plain(site)
    return site.inputs[0].indices.map { i in
      let channel = i % channels
      let (mean, inverse) = moments[channel]
      let y =
        (site.inputs[0][i] - mean) * inverse * site.parameters[0][channel]
        + site.parameters[1][channel]
      return isRectified ? max(y, 0) : y
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (channels, moments) = plain(site)
    let x = site.inputs[0]
    var input = x
    var parameters = [[Double]](
      repeating: [Double](repeating: 0, count: channels), count: 4)
    for channel in 0..<channels {
      let (mean, inverse) = moments[channel]
      let places = stride(from: channel, to: x.count, by: channels)
      func passed(_ i: Int) -> Double { isRectified && output[i] <= 0 ? 0 : gradient[i] }
      let sum = places.reduce(0) { $0 + passed($1) }
      let far = places.reduce(0) { $0 + passed($1) * (x[$1] - mean) * inverse }
      let (weight, count) = (site.parameters[0][channel], Double(x.count / channels))
      (parameters[0][channel], parameters[1][channel]) = (far, sum)
      if !usesBatch {
        parameters[2][channel] = -weight * inverse * sum
        parameters[3][channel] = -weight * inverse * inverse * far / 2
      }
      for i in places {
        let shared = usesBatch ? (sum + (x[i] - mean) * inverse * far) / count : 0
        input[i] = weight * inverse * (passed(i) - shared)
      }
    }
    return ReferenceGradients(inputs: [input], parameters: parameters)
  }

  /// The mean and 1 ÷ √(σ² + ε) of each channel.
  private func plain(_ site: ReferenceSite) -> (channels: Int, [(Double, Double)]) {
    let (channels, x) = (site.shapes[0].extents.last ?? 1, site.inputs[0])
    return (
      channels,
      (0..<channels).map { channel in
        guard usesBatch else {
          return (
            site.parameters[2][channel], 1 / (site.parameters[3][channel] + epsilon).squareRoot()
          )
        }
        let places = stride(from: channel, to: x.count, by: channels)
        let count = Double(x.count / channels)
        let mean = places.reduce(0) { $0 + x[$1] } / count
        let variance = places.reduce(0) { $0 + (x[$1] - mean) * (x[$1] - mean) } / count
        return (mean, 1 / (variance + epsilon).squareRoot())
      }
    )
  }
}
