namespace Bailiwick.Geography.Boundaries;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing was lost or changed.</summary>
    Info,

    /// <summary>Something was repaired or is unusual.</summary>
    Warning,

    /// <summary>Something of the file could not be used.</summary>
    Error,
}
