namespace Bailiwick.Cli.Showing;

/// <summary>Where long work says how far it is.</summary>
internal interface IProgressLine
{
    /// <param name="fraction">Done so far, 0 to 1.</param>
    /// <param name="text">What is being done.</param>
    public void Report(double fraction, string text);
}
