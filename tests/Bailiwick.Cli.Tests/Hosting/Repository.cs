namespace Bailiwick.Cli.Tests.Hosting;

/// <summary>Where things are in the working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program of a project under src/, in the configuration that these tests were built in.</summary>
    public static string Program(string project, string file) =>
        Path.Combine(Root, "src", project, "bin", Configuration, "net10.0", file);

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Bailiwick.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
