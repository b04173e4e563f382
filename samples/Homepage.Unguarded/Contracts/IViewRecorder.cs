using HaAnalyzers;

namespace Homepage.Unguarded;

[NonCritical("The page renders although the visit is not written down")]
public interface IViewRecorder
{
    Task RecordViewAsync(int userId, int titleId, CancellationToken cancellationToken);
}
