/// Words of other frameworks, languages and shells, and what they are called here. A word is only
/// taken for one of ours where that one can stand, so it may have several.
package enum ForeignWords {
  /// What a word may be called here, the likeliest first.
  static func ours(_ word: String) -> [String] {
    // A long word is none of these, and costs time to fold.
    guard word.utf8.count <= 48 else { return [] }
    return byWord[folded(word)] ?? []
  }

  /// Capitals, `-` and `_` make no difference: `CrossEntropyLoss`, `cross-entropy-loss`.
  private static func folded(_ word: String) -> String {
    word.lowercased().filter { $0 != "_" && $0 != "-" }
  }

  private static let byWord: [String: [String]] = {
    var words: [String: [String]] = [:]
    for (ours, theirs) in table {
      for word in theirs.split(separator: " ") {
        words[folded(String(word)), default: []].append(ours)
      }
    }
    return words
  }()

  /// Ours, then theirs.
  private static let table: [(String, String)] = verbs + options + names + values

  private static let verbs: [(String, String)] = [
    ("train", "fit learn run_training optimise optimize"),
    ("evaluate", "eval test score validate assess"),
    ("predict", "infer inference forward classify"),
    ("layer", "add"),
    ("network", "model net nn sequential"),
    ("data", "dataset load_data read_csv csv dataframe"),
    ("split", "train_test_split"),
    ("scale", "normalize normalise standardize standardise rescale"),
    ("loss", "criterion objective cost"),
    ("optimizer", "optimiser solver compile optim"),
    ("schedule", "scheduler lr_scheduler"),
    ("summary", "describe info"),
    ("list", "ls networks"),
    ("remove", "pop rm"),
    ("delete", "del rm drop"),
    ("show", "display view inspect cat"),
    ("head", "peek"),
    ("plot", "draw chart graph"),
    ("confusion", "confusion_matrix"),
    ("save", "write store dump export"),
    ("load", "open read restore"),
    ("weights", "load_weights load_state_dict"),
    ("include", "source import exec"),
    ("print", "echo say puts println printf disp"),
    ("expect", "assert check require"),
    ("history", "hist"),
    ("threads", "cores workers n_jobs jobs"),
    ("time", "timeit benchmark"),
    ("reset", "restart clean"),
    ("help", "man usage commands"),
    ("quit", "exit bye logout q"),
    ("init", "initialize initialise reinit"),
    ("seed", "random_seed manual_seed random_state set_seed"),
    ("def", "function func fn define proc"),
    ("let", "var const set"),
  ]

  private static let options: [(String, String)] = [
    ("rate", "lr learning_rate eta alpha step_size base_lr"),
    ("epochs", "epoch n_epochs num_epochs nb_epoch max_epochs epoch_count"),
    ("steps", "max_iter n_iter iterations iters num_steps max_steps warmup_steps steps_per_epoch"),
    ("batch", "batch_size bs minibatch mini_batch batchsize"),
    ("validation", "val validation_split val_split validation_fraction valid val_size"),
    ("test", "test_size test_split test_fraction"),
    ("patience", "early_stopping early_stop n_iter_no_change"),
    ("until", "stop_when goal"),
    ("for", "time timeout max_time time_limit seconds duration"),
    ("clip", "clip_norm grad_clip gradient_clip clipnorm max_norm max_grad_norm"),
    ("weight_decay", "wd decay l2_penalty penalty"),
    ("balance", "class_weight class_weights balanced"),
    ("quiet", "verbose silent"),
    ("nesterov", "nag"),
    ("beta1", "beta_1 betas"),
    ("beta2", "beta_2"),
    ("epsilon", "eps"),
    ("alpha", "rho smoothing_constant"),
    ("rho", "alpha"),
    ("every", "step_size period interval"),
    ("at", "milestones epochs boundaries"),
    ("factor", "gamma decay_rate decay"),
    ("minimum", "eta_min min_lr lr_min alpha"),
    ("label_smoothing", "smoothing"),
    ("bias", "use_bias"),
    ("init", "kernel_initializer initializer initialiser weight_init"),
    ("l1", "l1_penalty lasso"),
    ("l2", "l2_penalty ridge kernel_regularizer"),
    ("rows", "n_samples samples num_samples points n size"),
    ("noise", "sigma std cluster_std"),
    ("seed", "random_state"),
    ("target", "y label labels outcome output class_column"),
    ("features", "x inputs columns usecols predictors"),
    ("ignore", "drop exclude skip except"),
    ("separator", "sep delimiter delim"),
    ("header", "has_header"),
    ("stratify", "stratified"),
    ("to", "into out output file"),
  ]

  private static let names: [(String, String)] = [
    ("dense", "linear fc fully_connected affine full"),
    ("activation", "act"),
    ("sgd", "gd gradient_descent momentum nesterov"),
    ("lbfgs", "l_bfgs bfgs"),
    ("mse", "mean_squared_error squared_error mseloss l2loss l2 quadratic"),
    ("mae", "mean_absolute_error absolute_error l1 l1loss maeloss"),
    ("huber", "smooth_l1 smooth_l1_loss huber_loss"),
    ("logcosh", "log_cosh"),
    (
      "bce",
      "binary_crossentropy binary_cross_entropy bceloss bce_with_logits bcewithlogitsloss log_loss"
    ),
    (
      "crossentropy",
      "categorical_crossentropy sparse_categorical_crossentropy cross_entropy crossentropyloss "
        + "softmax_cross_entropy nll nllloss nll_loss ce negative_log_likelihood"
    ),
    ("focal", "focal_loss"),
    ("hinge", "hinge_loss margin svm"),
    ("kl", "kl_divergence kldiv kl_div kldivloss kullback_leibler"),
    ("poisson", "poisson_nll"),
    ("cosine", "cosine_similarity cosine_annealing cosineannealinglr cosine_decay"),
    ("step", "steplr step_decay piecewise"),
    ("multistep", "multisteplr piecewise_constant"),
    ("exponential", "exp exponentiallr exponential_decay"),
    ("plateau", "reduce_lr_on_plateau reducelronplateau"),
    ("onecycle", "one_cycle onecyclelr super_convergence"),
    ("warmup", "linear_warmup"),
    ("inverse", "inverse_time inverse_time_decay"),
    ("sigmoid", "logistic expit logit"),
    ("identity", "none id"),
    ("leaky_relu", "lrelu leaky leakyrelu"),
    ("softmax", "softargmax"),
    ("hardmax", "argmax"),
    ("xavier_uniform", "glorot glorot_uniform"),
    ("xavier_normal", "glorot_normal"),
    ("he_normal", "kaiming kaiming_normal"),
    ("he_uniform", "kaiming_uniform"),
    ("zeros", "zero"),
    ("ones", "one"),
    ("normal", "gaussian random_normal randn"),
    ("uniform", "random_uniform"),
    ("and", "&&"),
    ("fashion-mnist", "mnist fashion"),
    ("housing", "boston california"),
    ("cancer", "breast_cancer"),
    ("moons", "make_moons"),
    ("circles", "make_circles"),
    ("blobs", "make_blobs"),
  ]

  private static let values: [(String, String)] = [
    ("all", "full whole entire max"),
    ("out", "output auto"),
    ("on", "1 enable enabled"),
    ("off", "0 disable disabled"),
    ("true", "yes on"),
    ("none", "null nil nan"),
    ("standard", "zscore standard_scaler standardscaler normal"),
    ("minmax", "min_max minmaxscaler normalize normalise unit"),
    ("train", "training"),
    ("validation", "val valid"),
    ("test", "testing holdout"),
    ("class", "category categorical classes classification label"),
    ("number", "numeric regression float int"),
    ("ln", "log"),
    ("length", "len size count"),
    ("mean", "avg average"),
    ("std", "sd stdev stddev"),
    ("text", "str string"),
    ("abs", "fabs"),
    ("random", "rand"),
    ("accuracy", "acc"),
    ("val_accuracy", "val_acc"),
    ("val_loss", "validation_loss valid_loss"),
    ("epoch", "epochs"),
    ("step", "steps"),
    ("parameters", "params weights_count"),
  ]
}
