namespace Bailiwick.Core.Targets;

/// <summary>Where the weights of the least squares come from.</summary>
public enum ConfidenceSource
{
    /// <summary>The confidence given with each number.</summary>
    Given,

    /// <summary>A number's variance is the number of lowest nodes it stands for: for judged figures without history.</summary>
    Structural,

    /// <summary>All numbers count the same.</summary>
    Equal,
}
