namespace Bailiwick.Server.Tests.Hosting;

/// <summary>Where the repository is, seen from the built tests.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Bailiwick.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has Bailiwick.slnx in it.");
    }
}
