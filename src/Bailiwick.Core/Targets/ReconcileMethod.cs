namespace Bailiwick.Core.Targets;

/// <summary>What happens where the top-down and the bottom-up number differ.</summary>
public enum ReconcileMethod
{
    /// <summary>The field's numbers stay; the difference is shown above them.</summary>
    Keep,

    /// <summary>The field's numbers are scaled to fit the number above.</summary>
    Scale,

    /// <summary>The top-down numbers stand until somebody decides.</summary>
    Hold,

    /// <summary>Every number gives way by how little it is trusted: weighted least squares over the tree.</summary>
    LeastSquares,
}
