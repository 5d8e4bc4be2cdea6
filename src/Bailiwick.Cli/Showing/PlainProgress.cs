namespace Bailiwick.Cli.Showing;

/// <summary>One line at every new text and every further tenth, for logs.</summary>
internal sealed class PlainProgress(string title, TextWriter output) : IProgressLine
{
    private string _lastText = "";
    private int _lastTenth = -1;

    public void Report(double fraction, string text)
    {
        var tenth = (int)(Math.Clamp(fraction, 0, 1) * 10);
        if (tenth == _lastTenth && text == _lastText)
        {
            return;
        }

        _lastTenth = tenth;
        _lastText = text;
        output.WriteLine($"{title}: {tenth * 10} % {text}".TrimEnd());
    }
}
