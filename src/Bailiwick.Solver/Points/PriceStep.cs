using System.Runtime.InteropServices;

namespace Bailiwick.Solver.Points;

/// <summary>
/// Newton's step on the prices (Kitagawa, Merigot and Thibert 2019 for power diagrams). How loads answer to prices is a Laplacian on the graph of
/// the parts, weighed by the amount near each border; the system is solved by conjugate gradients. O(borders) an iteration.
/// </summary>
internal sealed class PriceStep<TCost>
    where TCost : struct, ICost
{
    private const int Iterations = 300;
    private readonly int _parts;
    private readonly double[] _diagonal;
    private readonly double[] _answer;
    private readonly double[] _rest;
    private readonly double[] _direction;
    private readonly double[] _image;
    private readonly List<(int One, int Other, double Slope)> _border = [];

    public PriceStep(int parts)
    {
        _parts = parts;
        _diagonal = new double[parts];
        _answer = new double[parts];
        _rest = new double[parts];
        _direction = new double[parts];
        _image = new double[parts];
    }

    /// <summary>By part: how much dearer it should become.</summary>
    public double[] Change => _answer;

    /// <summary>Solves for the loads to become what is wanted.</summary>
    /// <param name="sums">Loads are not looked at, borders are.</param>
    /// <param name="excess">By part: load too much.</param>
    /// <param name="give">By part: how much more load is wanted for each price unit the part becomes dearer.</param>
    public void Solve(Tally<TCost>.Sums sums, double[] excess, double[] give)
    {
        Gather(sums, give);
        var scale = 0.0;
        for (var part = 0; part < _parts; part++)
        {
            (_answer[part], _rest[part], _direction[part]) = (0, excess[part], excess[part] / _diagonal[part]);
            scale += _rest[part] * _direction[part];
        }

        var energy = scale;
        for (var iteration = 0; iteration < Iterations && energy > 1e-8 * scale && energy > 0; iteration++)
        {
            Apply();
            var curve = 0.0;
            for (var part = 0; part < _parts; part++)
            {
                curve += _direction[part] * _image[part];
            }

            if (curve <= 0)
            {
                break;
            }

            var (step, next) = (energy / curve, 0.0);
            for (var part = 0; part < _parts; part++)
            {
                _answer[part] += step * _direction[part];
                _rest[part] -= step * _image[part];
                next += _rest[part] * _rest[part] / _diagonal[part];
            }

            for (var part = 0; part < _parts; part++)
            {
                _direction[part] = (_rest[part] / _diagonal[part]) + (next / energy * _direction[part]);
            }

            energy = next;
        }
    }

    // Each side of a border is a guess of the same slope; the mean of both is taken. A part without borders gets a weak diagonal.
    private void Gather(Tally<TCost>.Sums sums, double[] give)
    {
        _border.Clear();
        Array.Clear(_diagonal);
        var total = 0.0;
        for (var part = 0; part < _parts; part++)
        {
            for (var at = 0; at < sums.BordersOf(part); at++)
            {
                var other = sums.Neighbor(part, at);
                var (slope, isThere) = (0.5 * sums.Slope(part, at), false);
                for (var back = 0; back < sums.BordersOf(other); back++)
                {
                    if (sums.Neighbor(other, back) == part)
                    {
                        slope += 0.5 * sums.Slope(other, back);
                        isThere = true;
                    }
                }

                // A border seen from both sides is taken once, from the lower part.
                if (isThere && other < part)
                {
                    continue;
                }

                _border.Add((part, other, slope));
                _diagonal[part] += slope;
                _diagonal[other] += slope;
                total += slope;
            }
        }

        var weak = total > 0 ? 1e-4 * total / _parts : 1;
        for (var part = 0; part < _parts; part++)
        {
            _diagonal[part] += weak + give[part];
        }
    }

    private void Apply()
    {
        for (var part = 0; part < _parts; part++)
        {
            _image[part] = _diagonal[part] * _direction[part];
        }

        foreach (var (one, other, slope) in CollectionsMarshal.AsSpan(_border))
        {
            _image[one] -= slope * _direction[other];
            _image[other] -= slope * _direction[one];
        }
    }
}
