using Spectre.Console;

namespace Bailiwick.Cli.Showing;

/// <summary>A bar that moves, on a terminal.</summary>
internal sealed class BarProgress(string title, ProgressContext context) : IProgressLine
{
    private readonly ProgressTask _bar = context.AddTask(Markup.Escape(title), maxValue: 1);

    public void Report(double fraction, string text)
    {
        _bar.Value = Math.Clamp(fraction, 0, 1);
        _bar.Description = Markup.Escape(text.Length == 0 ? title : $"{title}: {text}");
    }
}
