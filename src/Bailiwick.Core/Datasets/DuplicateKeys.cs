namespace Bailiwick.Core.Datasets;

/// <summary>What an import does with a record whose key an earlier record already has.</summary>
public enum DuplicateKeys
{
    /// <summary>The whole import fails and lists every such record.</summary>
    Refuse,

    /// <summary>The later record is left out and listed.</summary>
    KeepFirst,

    /// <summary>Both are kept and the later is listed.</summary>
    KeepAll,
}
