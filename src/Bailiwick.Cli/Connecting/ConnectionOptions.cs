using System.CommandLine;

namespace Bailiwick.Cli.Connecting;

/// <summary>The options that every command takes: which service, as whom, where, and how to answer.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string> _url = new("--url")
    {
        Description = "Address of the service [BAILIWICK_URL, or http://localhost:5080]",
        Recursive = true,
    };

    private readonly Option<string> _token = new("--token")
    {
        Description = "Access token, 'bw_...' [BAILIWICK_TOKEN, which keeps it out of the process list]",
        Recursive = true,
    };

    private readonly Option<string> _workspace = new("--workspace")
    {
        Description = "Workspace by name or id [BAILIWICK_WORKSPACE, or the token's only one]",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON document to standard output and nothing else",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Add(_url);
        root.Add(_token);
        root.Add(_workspace);
        root.Add(_json);
    }

    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json);

    public string Url(ParseResult parsed) =>
        Given(parsed, _url, "BAILIWICK_URL") ?? "http://localhost:5080";

    public string? Token(ParseResult parsed) => Given(parsed, _token, "BAILIWICK_TOKEN");

    public string? Workspace(ParseResult parsed) => Given(parsed, _workspace, "BAILIWICK_WORKSPACE");

    private static string? Given(ParseResult parsed, Option<string> option, string variable)
    {
        var value = parsed.GetValue(option) ?? Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
