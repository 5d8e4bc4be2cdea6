namespace Bailiwick.Core.Datasets;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Info,

    /// <summary>A value was changed, left out or doubted.</summary>
    Warning,

    /// <summary>A cell or record cannot be taken as it stands.</summary>
    Error,
}
