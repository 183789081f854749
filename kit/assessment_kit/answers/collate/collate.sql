-- How many people said what on each question, of every organisation, folder and role: the rows of long.csv that belong to
-- the framework. Nothing is hidden here; spread.csv is made of what comes out, with small groups joined.
SELECT organisation, folder, role, question, level, state, count(*) AS people
FROM answers
WHERE in_spread = 'yes'
GROUP BY organisation, folder, role, question, level, state
ORDER BY organisation, folder, role, question, level, state
