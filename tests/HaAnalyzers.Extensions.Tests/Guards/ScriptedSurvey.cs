using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>Answers as told: at once, later, or by throwing.</summary>
internal sealed class ScriptedSurvey(Func<int> answer, bool later) : ISurvey
{
    public int Share(int id) => answer();

    public async Task<int> ShareAsync(int id)
    {
        await Pause();
        return answer();
    }

    public async ValueTask<int> ShareValueAsync(int id, CancellationToken cancellationToken)
    {
        await Pause();
        return answer();
    }

    public async ValueTask<int> BareShareAsync(int id)
    {
        await Pause();
        return answer();
    }

    public int BareShare(int id) => answer();

    public async Task VoteAsync(int id, CancellationToken cancellationToken)
    {
        await Pause();
        answer();
    }

    private async ValueTask Pause()
    {
        if (later)
        {
            await Task.Yield();
        }
    }
}
