namespace Bailiwick.Cli;

/// <summary>What the process says to the script that called it; docs/cli.md lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something broke that should not break, or <c>doctor</c> found a fault.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>The service, or the command line before asking it, refused with a code and advice.</summary>
    public const int Refused = 3;

    /// <summary>No service at the address, or the token is not accepted.</summary>
    public const int NotConnected = 4;

    /// <summary>Stopped by Ctrl+C; a job that was under way has been canceled.</summary>
    public const int Canceled = 130;
}
