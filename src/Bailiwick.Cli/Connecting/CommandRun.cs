using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Connecting;

/// <summary>One command under way: the service, the workspace and the screen it answers to.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly string? _wantedWorkspace;
    private SessionReply.Membership? _workspace;

    private CommandRun(Service service, Screen screen, string? wantedWorkspace, CancellationToken cancellation)
    {
        Service = service;
        Screen = screen;
        _wantedWorkspace = wantedWorkspace;
        Cancellation = cancellation;
    }

    public Service Service { get; }

    public Screen Screen { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Makes a command's action: connects, runs, and turns every way to fail into its exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Action(ConnectionOptions options, Func<CommandRun, ParseResult, Task<int>> body) =>
        async (parsed, cancellation) =>
        {
            var screen = new Screen(options.WantsJson(parsed));
            return await AnswerAsync(screen, async () =>
            {
                using var service = new Service(AddressOf(options.Url(parsed)), options.Token(parsed));
                using var run = new CommandRun(service, screen, options.Workspace(parsed), cancellation);
                return await body(run, parsed);
            }, cancellation);
        };

    /// <summary>Runs a command's work and turns every way to fail into its exit code.</summary>
    public static async Task<int> AnswerAsync(Screen screen, Func<Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (RefusedException refusal)
        {
            screen.Refused(refusal);
            return refusal.ExitCode;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            screen.Canceled();
            return ExitCode.Canceled;
        }
        catch (IOException failure)
        {
            screen.Refused(new RefusedException("cli.file", $"{failure.Message} Maybe check the path and the free space."));
            return ExitCode.Failed;
        }
        catch (UnauthorizedAccessException failure)
        {
            screen.Refused(new RefusedException("cli.file", $"{failure.Message} Maybe choose a file that you may read or write."));
            return ExitCode.Failed;
        }
    }

    /// <summary>A path inside the workspace: <c>datasets/...</c>.</summary>
    public async Task<string> PathAsync(string inside) => $"api/workspaces/{(await WorkspaceAsync()).WorkspaceId}/{inside}";

    public async Task<T> GetAsync<T>(string inside) => await Service.GetAsync<T>(await PathAsync(inside), Cancellation);

    public async Task<T> PostAsync<T>(string inside, object? body) => await Service.PostAsync<T>(await PathAsync(inside), body, Cancellation);

    public async Task<List<JsonObject>> ListAsync(string inside) => await Service.ListAsync<JsonObject>(await PathAsync(inside), Cancellation);

    /// <summary>The thing of a list that a name or id means.</summary>
    public async Task<JsonObject> FindAsync(string list, string wanted, string kind) => Named.Find(await ListAsync(list), wanted, kind);

    public async Task<SessionReply.Membership> WorkspaceAsync()
    {
        if (_workspace is null)
        {
            var session = await Service.GetAsync<SessionReply>("api/session", Cancellation);
            _workspace = Choose(session);
        }

        return _workspace;
    }

    public void Dispose() => Service.Dispose();

    private SessionReply.Membership Choose(SessionReply session)
    {
        if (session.State != "signedIn")
        {
            throw new RefusedException(
                "cli.not-signed-in",
                $"{Service.Address} does not know this caller (state '{session.State}'). Maybe make a token in the browser and set BAILIWICK_TOKEN.",
                ExitCode.NotConnected);
        }

        var names = string.Join(", ", session.Workspaces.Select(one => $"'{one.WorkspaceName}'"));
        if (_wantedWorkspace is null)
        {
            return session.Workspaces.Count == 1
                ? session.Workspaces[0]
                : throw new RefusedException("cli.no-workspace", $"The token opens {session.Workspaces.Count} workspaces: {names}. Maybe choose one with --workspace.");
        }

        var found = session.Workspaces.Where(one =>
            string.Equals(one.WorkspaceName, _wantedWorkspace, StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.WorkspaceId.ToString(), _wantedWorkspace, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1
            ? found[0]
            : throw new RefusedException("cli.not-found", $"{found.Count} workspaces match '{_wantedWorkspace}'; the token opens {names}. Maybe give the id.");
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new RefusedException("cli.address", $"'{url}' is not an address of a service. Maybe write it as http://localhost:5080.", ExitCode.WrongUsage);
}
