namespace Bailiwick.Storage.Embedded;

/// <summary>
/// Who runs the embedded server. PostgreSQL refuses root, so under root everything of it runs as <c>nobody</c>, which every system has
/// (initdb asks for the name of its user, so a bare number would not do).
/// </summary>
internal static class ServerAccount
{
    private const string Name = "nobody";

    /// <summary>True when a lesser account has to be used.</summary>
    public static bool IsNeeded => Environment.IsPrivilegedProcess;

    /// <summary>The command as the account that runs the server.</summary>
    public static IReadOnlyList<string> Wrap(IReadOnlyList<string> command) =>
        IsNeeded ? ["setpriv", "--reuid", Name, "--regid", Group(), "--clear-groups", "--no-new-privs", "--", .. command] : command;

    /// <summary>Hands a file or folder, and all below, to the account.</summary>
    public static async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (IsNeeded)
        {
            await Shell.RunAsync(["chown", "-R", $"{Name}:{Group()}", path], cancellation);
        }
    }

    /// <summary>Whether the account can reach a folder: every folder above it lets others pass.</summary>
    public static bool CanReach(string folder)
    {
        if (!IsNeeded)
        {
            return true;
        }

        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (at.Exists && (at.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // Debian calls the group nogroup, others nobody.
    private static string Group() => File.ReadLines("/etc/group").Any(line => line.StartsWith("nogroup:", StringComparison.Ordinal)) ? "nogroup" : Name;
}
