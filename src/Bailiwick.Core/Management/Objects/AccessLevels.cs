namespace Bailiwick.Core.Management.Objects;

/// <summary>Levels of access: stored and sent as the Metadata API writes them, shown by their labels, taken in both spellings.</summary>
public static class AccessLevels
{
    private static readonly (string Wire, string Label)[] _all =
        [("None", "Private"), ("Read", "Read Only"), ("Edit", "Read/Write"), ("All", "Owner"), ("ControlledByParent", "Controlled By Parent")];

    /// <summary>The stored spelling of a level in either spelling and any case, or null when it is none.</summary>
    /// <param name="text">"Read/Write", "Edit" ...</param>
    public static string? WireName(string text) => _all.FirstOrDefault(one => Same(one.Wire, text) || Same(one.Label, text)
        || Same(one.Label.Replace('/', '-'), text)).Wire;

    /// <summary>What people read, or null when it is no level.</summary>
    /// <param name="text">A level in either spelling.</param>
    public static string? Label(string text) => WireName(text) is { } wire ? _all.First(one => one.Wire == wire).Label : null;

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
